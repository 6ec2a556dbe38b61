/** Entry of the script at `/jslibrary/remoting.js`. It runs in the page's head, after the page's data. */
import { installRemoting, Remoting } from './remotingScript';
import type { RemotingPageData } from './remotingScript';

/** How long calls wait for others to travel with them. */
const BUFFER_MS = 10;

const data = JSON.parse(document.getElementById('visualforce-remoting')?.textContent ?? '') as RemotingPageData;
const remoting = new Remoting({
  data,
  newRequest: () => new XMLHttpRequest(),
  later: (action) => setTimeout(action, BUFFER_MS),
});
installRemoting(window, remoting, data.actions);
