import activityIsOlderLabel from '@salesforce/label/c.Cti_Rule_Activity_Is_Older';
import agentChoosesLabel from '@salesforce/label/c.Cti_Rule_Agent_Chooses';
import badRuleLabel from '@salesforce/label/c.Cti_Rule_Bad_Rule';
import byRuleLabel from '@salesforce/label/c.Cti_Rule_By_Rule';
import changeIsOlderLabel from '@salesforce/label/c.Cti_Rule_Change_Is_Older';
import comesFirstLabel from '@salesforce/label/c.Cti_Rule_Comes_First';
import equalButIdLabel from '@salesforce/label/c.Cti_Rule_Equal_But_Id';
import equalButNameLabel from '@salesforce/label/c.Cti_Rule_Equal_But_Name';
import fitsLessLabel from '@salesforce/label/c.Cti_Rule_Fits_Less';
import flowLabel from '@salesforce/label/c.Cti_Rule_Flow';
import formLabel from '@salesforce/label/c.Cti_Rule_Form';
import formWaitsLabel from '@salesforce/label/c.Cti_Rule_Form_Waits';
import isOfferOnlyLabel from '@salesforce/label/c.Cti_Rule_Is_Offer_Only';
import isOfferedLabel from '@salesforce/label/c.Cti_Rule_Is_Offered';
import isOnlyOneLabel from '@salesforce/label/c.Cti_Rule_Is_Only_One';
import itsRuleLabel from '@salesforce/label/c.Cti_Rule_Its_Rule';
import layoutLabel from '@salesforce/label/c.Cti_Rule_Layout';
import listLabel from '@salesforce/label/c.Cti_Rule_List';
import manyRecordsLabel from '@salesforce/label/c.Cti_Rule_Many_Records';
import mayBeFakedLabel from '@salesforce/label/c.Cti_Rule_May_Be_Faked';
import noApiNameLabel from '@salesforce/label/c.Cti_Rule_No_Api_Name';
import noChoiceLabel from '@salesforce/label/c.Cti_Rule_No_Choice';
import noListViewLabel from '@salesforce/label/c.Cti_Rule_No_List_View';
import noNumberLabel from '@salesforce/label/c.Cti_Rule_No_Number';
import noOpenCaseLabel from '@salesforce/label/c.Cti_Rule_No_Open_Case';
import noOrderLabel from '@salesforce/label/c.Cti_Rule_No_Order';
import noPairLabel from '@salesforce/label/c.Cti_Rule_No_Pair';
import noRecordLabel from '@salesforce/label/c.Cti_Rule_No_Record';
import noneOfLabel from '@salesforce/label/c.Cti_Rule_None_Of';
import notFollowedLabel from '@salesforce/label/c.Cti_Rule_Not_Followed';
import nothingOpensLabel from '@salesforce/label/c.Cti_Rule_Nothing_Opens';
import nothingToSearchLabel from '@salesforce/label/c.Cti_Rule_Nothing_To_Search';
import numberIsWithheldLabel from '@salesforce/label/c.Cti_Rule_Number_Is_Withheld';
import ofSomebodyElseLabel from '@salesforce/label/c.Cti_Rule_Of_Somebody_Else';
import opensLabel from '@salesforce/label/c.Cti_Rule_Opens';
import otherWasNamedLabel from '@salesforce/label/c.Cti_Rule_Other_Was_Named';
import pageLabel from '@salesforce/label/c.Cti_Rule_Page';
import ruleIsBeforeLabel from '@salesforce/label/c.Cti_Rule_Rule_Is_Before';
import searchLabel from '@salesforce/label/c.Cti_Rule_Search';
import theFlowLabel from '@salesforce/label/c.Cti_Rule_The_Flow';
import theFormLabel from '@salesforce/label/c.Cti_Rule_The_Form';
import theLayoutLabel from '@salesforce/label/c.Cti_Rule_The_Layout';
import theListLabel from '@salesforce/label/c.Cti_Rule_The_List';
import thePageLabel from '@salesforce/label/c.Cti_Rule_The_Page';
import theSearchLabel from '@salesforce/label/c.Cti_Rule_The_Search';
import theSearchForLabel from '@salesforce/label/c.Cti_Rule_The_Search_For';
import typeIsFirstLabel from '@salesforce/label/c.Cti_Rule_Type_Is_First';
import unknownTokenLabel from '@salesforce/label/c.Cti_Rule_Unknown_Token';
import urlNotHttpsLabel from '@salesforce/label/c.Cti_Rule_Url_Not_Https';
import urlOfOthersLabel from '@salesforce/label/c.Cti_Rule_Url_Of_Others';
import urlTooLongLabel from '@salesforce/label/c.Cti_Rule_Url_Too_Long';
import urlWithSpacesLabel from '@salesforce/label/c.Cti_Rule_Url_With_Spaces';
import urlWithTokensLabel from '@salesforce/label/c.Cti_Rule_Url_With_Tokens';
import urlWithUserLabel from '@salesforce/label/c.Cti_Rule_Url_With_User';
import waitsLabel from '@salesforce/label/c.Cti_Rule_Waits';
import withValuesLabel from '@salesforce/label/c.Cti_Rule_With_Values';
import withoutNameLabel from '@salesforce/label/c.Cti_Rule_Without_Name';
import wouldReplaceLabel from '@salesforce/label/c.Cti_Rule_Would_Replace';
import type { RuleWords } from 'c/ctiRules';

/** What the rules say, in the language of who reads it. The rules fill the places. */
export const RULE_WORDS: RuleWords = {
  opens: opensLabel,
  isOffered: isOfferedLabel,
  waits: waitsLabel,
  nothingOpens: nothingOpensLabel,
  agentChooses: agentChoosesLabel,
  theSearchFor: theSearchForLabel,
  theSearch: theSearchLabel,
  theList: theListLabel,
  theFlow: theFlowLabel,
  thePage: thePageLabel,
  theForm: theFormLabel,
  theLayout: theLayoutLabel,
  withValues: withValuesLabel,
  comesFirst: comesFirstLabel,
  isOnlyOne: isOnlyOneLabel,
  manyRecords: manyRecordsLabel,
  noRecord: noRecordLabel,
  numberIsWithheld: numberIsWithheldLabel,
  noNumber: noNumberLabel,
  noChoice: noChoiceLabel,
  nothingToSearch: nothingToSearchLabel,
  search: searchLabel,
  layout: layoutLabel,
  list: listLabel,
  flow: flowLabel,
  form: formLabel,
  page: pageLabel,
  byRule: byRuleLabel,
  notFollowed: notFollowedLabel,
  isOfferOnly: isOfferOnlyLabel,
  mayBeFaked: mayBeFakedLabel,
  formWaits: formWaitsLabel,
  wouldReplace: wouldReplaceLabel,
  otherWasNamed: otherWasNamedLabel,
  ruleIsBefore: ruleIsBeforeLabel,
  itsRule: itsRuleLabel,
  typeIsFirst: typeIsFirstLabel,
  fitsLess: fitsLessLabel,
  noOpenCase: noOpenCaseLabel,
  ofSomebodyElse: ofSomebodyElseLabel,
  activityIsOlder: activityIsOlderLabel,
  changeIsOlder: changeIsOlderLabel,
  equalButName: equalButNameLabel,
  equalButId: equalButIdLabel,
  badRule: badRuleLabel,
  withoutName: withoutNameLabel,
  noListView: noListViewLabel,
  noPair: noPairLabel,
  unknownToken: unknownTokenLabel,
  noOrder: noOrderLabel,
  noneOf: noneOfLabel,
  noApiName: noApiNameLabel,
  urlTooLong: urlTooLongLabel,
  urlWithSpaces: urlWithSpacesLabel,
  urlWithTokens: urlWithTokensLabel,
  urlNotHttps: urlNotHttpsLabel,
  urlWithUser: urlWithUserLabel,
  urlOfOthers: urlOfOthersLabel,
};
