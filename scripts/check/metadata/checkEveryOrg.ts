import type { OrgSource, SourceText } from './orgSource';

/** Names that only some orgs have: a class that names one does not compile in the others. As text, asked for at run time, they may stand. */
const ONLY_SOME: Readonly<Record<string, readonly string[]>> = {
  'Salesforce Voice': ['VoiceCall', 'VoiceCallRecording', 'ConversationVendorInfo'],
  'Omni-Channel': ['AgentWork', 'PendingServiceRouting', 'ServicePresenceStatus', 'UserServicePresence'],
  'chat or messaging': ['LiveChatTranscript', 'MessagingSession'],
  'person accounts': ['IsPersonAccount', 'IsPersonType', 'PersonContactId', 'PersonEmail', 'PersonMobilePhone'],
  'shared activities': ['TaskRelation', 'TaskWhoRelation', 'TaskWhoIds', 'WhoCount', 'WhatCount'],
  'several currencies': ['CurrencyIsoCode', 'CurrencyType', 'DatedConversionRate'],
  'record types': ['RecordTypeId'],
  'state and country picklists': ['BillingCountryCode', 'MailingCountryCode', 'CountryCode', 'StateCode'],
  territories: ['Territory2', 'Territory2Id', 'UserTerritory2Association'],
};

/** Apex compiles in every org, and finds nothing by a name that an org has in its own language. */
export function checkEveryOrg(source: OrgSource): readonly string[] {
  return source.classes.flatMap((each) =>
    [...optionalFindings(each), ...languageFindings(each)].map((finding) => `${each.path}: ${finding}`),
  );
}

function optionalFindings({ text }: SourceText): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
  const words = new Set(code.match(/\b[A-Za-z]\w*\b/g));
  return Object.entries(ONLY_SOME).flatMap(([what, names]) =>
    names
      .filter((name) => words.has(name))
      .map((name) => `names ${name}; orgs without ${what} do not compile it. Ask for it by a text`),
  );
}

/** Profiles, statuses and record types have labels in the language in which an org was made. */
function languageFindings({ text }: SourceText): readonly string[] {
  return [...text.matchAll(/\b((?:Profile|RecordType)\.Name|FROM\s+Profile\s+WHERE\s+Name)\s*(?:=|IN)\s*['(:]/gi)].map(
    ([, place = '']) => `looks for "${place.replace(/\s+/g, ' ')}" by a name; it differs from language to language`,
  );
}
