import { LightningElement } from 'lwc';
import { Inviter, Registerer, UserAgent } from 'sip.js';
import type { Invitation } from 'sip.js';

interface Line {
  readonly addressOfRecord: string;
  readonly authUser: string;
  readonly password: string;
}

declare const Visualforce: {
  remoting: {
    Manager: { invokeAction(action: string, json: string, done: (answer: string) => void, options: object): void };
  };
};

/** Asks the org for a credential, registers with SIP.js as it comes, shows a caller, calls a number. */
export default class Floor extends LightningElement {
  line = '';
  caller = '';
  private agent: UserAgent | undefined;

  override connectedCallback(): void {
    const request = JSON.stringify({ version: 1, operation: 'startSession', input: {} });
    Visualforce.remoting.Manager.invokeAction(
      'CtiPhone.ask',
      request,
      (answer) => void this.register((JSON.parse(answer) as { value: { line: Line } }).value.line),
      { escape: false, buffer: false },
    );
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    const number = (this.refs?.number as HTMLInputElement).value;
    const target = UserAgent.makeURI(`sip:${number}@pbx.acme.localhost`);
    if (!this.agent || !target) return;
    const options = { sessionDescriptionHandlerOptions: { constraints: { audio: true, video: false } } };
    void new Inviter(this.agent, target, options).invite();
  }

  private async register(line: Line): Promise<void> {
    const user = line.addressOfRecord.replace(/^sip:|@.*$/g, '');
    const agent = new UserAgent({
      uri: UserAgent.makeURI(line.addressOfRecord),
      authorizationUsername: line.authUser,
      authorizationPassword: line.password,
      contactName: user,
      logLevel: 'error',
      transportOptions: { server: `ws://pbx.acme.localhost:${location.port}/` },
      sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers: iceServers() } },
      delegate: { onInvite: (invitation) => this.show(invitation) },
    });
    this.agent = agent;
    await agent.start();
    await new Registerer(agent).register({ requestDelegate: { onAccept: () => (this.line = 'Ready') } });
  }

  private show(invitation: Invitation): void {
    this.caller = invitation.remoteIdentity.uri.user ?? '';
    invitation.delegate = { onCancel: () => (this.caller = '') };
  }
}

/** A STUN server that never answers, when the page's bench asks for one. */
function iceServers(): RTCIceServer[] {
  const urls = (window as { benchStun?: string }).benchStun;
  return urls ? [{ urls }] : [];
}
