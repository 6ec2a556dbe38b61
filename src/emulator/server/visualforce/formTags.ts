import type { PageController } from '../../org/apex/page/pageController';
import { escapeHtml } from '../answer';
import type { ElementNode } from './markup';
import { pageBroken } from './pageRefused';
import { attributesOf, placeOf, without } from './tag';
import type { FormWorld, Tag, TagContext } from './tag';

/** As the platform names them: the form, its hidden token, and what stands in it. */
const FORM = 'page:form';
export const FORM_TOKEN = 'com.salesforce.visualforce.ViewStateCSRF';

/** Tags of a page that asks for something. */
export const FORM_TAGS: Readonly<Record<string, Tag>> = {
  'apex:form': (node, context) => {
    attributesOf(node, context, []);
    const token = escapeHtml(formOf(node, context).openPage.csrf);
    const hidden = `<input type="hidden" name="${FORM_TOKEN}" value="${token}">`;
    return `<form id="${FORM}" method="post">${hidden}${context.nodes(node.children)}</form>`;
  },
  'apex:pageMessages': (node, context) => {
    attributesOf(node, context, []);
    const lines = formOf(node, context).controller.messages.map(
      ({ severity, text }) =>
        `<div class="message ${severity}M3" role="${severity === 'error' ? 'alert' : 'status'}">${escapeHtml(text)}</div>`,
    );
    return `<span id="${FORM}:messages">${lines.join('')}</span>`;
  },
  'apex:outputLabel': (node, context) => {
    const { for: target = '', value = '' } = attributesOf(node, context, ['for', 'value']);
    return `<label for="${FORM}:${target}">${value}</label>`;
  },
  'apex:inputSecret': (node, context) => {
    const known = ['id', 'redisplay', 'html-autocomplete'];
    const { id = '', redisplay = 'false', ...rest } = attributesOf(without(node, 'value'), context, known);
    // What was typed would stand in the page again; ours never asks for that.
    if (redisplay !== 'false') throw pageBroken(placeOf(node, context), 'redisplay would write a secret into the page');
    const property = boundTo(node, context, 'value');
    if (!formOf(node, context).controller.fill[property])
      throw pageBroken(placeOf(node, context), `the controller has no property ${property}`);
    const autocomplete = rest['html-autocomplete'] ?? 'off';
    const name = nameOf('fill', property);
    return `<input type="password" id="${FORM}:${id}" name="${name}" value="" autocomplete="${autocomplete}">`;
  },
  'apex:commandButton': (node, context) => {
    const { value = '' } = attributesOf(without(node, 'action'), context, ['value']);
    const action = boundTo(node, context, 'action');
    if (!formOf(node, context).controller.act[action])
      throw pageBroken(placeOf(node, context), `the controller has no action ${action}`);
    return `<input type="submit" class="btn" name="${nameOf('act', action)}" value="${value}">`;
  },
};

/** Gives the controller what was sent: first all inputs, then the button. Names that the controller does not have change nothing. */
export function takeForm(sent: URLSearchParams, { fill, act }: PageController): void {
  for (const [name, text] of sent) own(fill, name, 'fill')?.(text);
  for (const name of sent.keys()) own(act, name, 'act')?.();
}

function own<Work>(works: Readonly<Record<string, Work>>, name: string, kind: string): Work | undefined {
  const found = Object.keys(works).find((each) => name === nameOf(kind, each));
  return found === undefined ? undefined : works[found];
}

function nameOf(kind: string, name: string): string {
  return `${FORM}:${kind}:${name}`;
}

function formOf(node: ElementNode, context: TagContext): FormWorld {
  if (context.form) return context.form;
  throw pageBroken(
    placeOf(node, context),
    `<${node.name}> needs a controller with a twin in src/emulator/org/apex/page`,
  );
}

/** `{!save}` → `save` */
function boundTo(node: ElementNode, context: TagContext, attribute: string): string {
  const text = node.attributes.find(({ name }) => name === attribute)?.value ?? '';
  const bound = /^\{!\s*(\w+)\s*\}$/.exec(text)?.[1];
  if (bound) return bound;
  throw pageBroken(placeOf(node, context), `${attribute} of <${node.name}> must be {!name}`);
}
