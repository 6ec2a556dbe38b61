/**
 * Entry of the script at `/support/api/NN.0/lightning/opencti.js` and `opencti_min.js`: our stand-in for Salesforce's library,
 * written from facts about its messages, not from its text. The server puts NN into the text that it serves.
 */
import { installLibrary } from './installLibrary';

declare const OPEN_CTI_API_VERSION: number;

installLibrary({ window, apiVersion: OPEN_CTI_API_VERSION });
