import base from './base.css' with { type: 'text' };
import header from './header.css' with { type: 'text' };
import navigation from './navigation.css' with { type: 'text' };
import workspace from './workspace.css' with { type: 'text' };
import lists from './lists.css' with { type: 'text' };
import forms from './forms.css' with { type: 'text' };
import tester from './tester.css' with { type: 'text' };
import utilityBar from './utilityBar.css' with { type: 'text' };

/** Adds what the design system lacks. The sheets travel inside the script, so that the console is one file to serve. */
export function addStyles(document: Document): void {
  const element = document.createElement('style');
  element.textContent = [base, header, navigation, workspace, lists, forms, utilityBar, tester].join('\n');
  document.head.append(element);
}
