/** What metadata cannot do, in the words of Setup, in the order in which it makes the phone ring. */
export const NEXT_STEPS = `What is left to do in Setup (about ten minutes):

  1. The phone system. Call Centers → Open Softphone → Edit:
     Phone Line: its address (wss://…). Numbers: your country. Dialing Options: prefixes, if your phone system wants any.
  2. The way to it. Trusted URLs → New Trusted URL: the same wss:// address, CSP Context "Visualforce Pages",
     tick connect-src only. The phone's page has a content security policy; without this it cannot connect.
  3. The secret. App Launcher → Phone Secret: the secret with which your phone system checks credentials. It is shown
     nowhere. Outside a managed package, whoever may customize the application can still read it in Custom Settings.
  4. The lines. Custom Settings → CTI Line → Manage: the upper "New", organization level: the SIP domain.
     The lower "New", once for each agent: the user, and the agent's name at the phone system.
  5. The agents. Call Centers → Open Softphone → Manage Call Center Users → Add More Users (a user has one call center).
     Permission Sets → CTI Agent → Manage Assignments. For admins CTI Admin as well, for those who look after agents
     CTI Supervisor (reads all calls), for the one user who runs retention and erasure CTI Retention (may delete calls).
  6. The panel. The app "Open Softphone Console" has it. For another app: App Manager → Edit → Utility Items →
     Add Utility Item → Open CTI Softphone, and tick "Start automatically".
  7. The microphone. Only if Session Settings include the Permissions-Policy header: allow the microphone there, and add
     the address of the org's Visualforce pages to Trusted URLs with "microphone". Otherwise there is nothing to do.

Then open the app "Open Softphone Console" and reload it once.`;
