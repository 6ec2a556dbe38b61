import { api, LightningElement } from 'lwc';
import type { NoticeView } from '../../../softphone/view';
import { sendCommand } from '../command/command';

const ICONS: Readonly<Record<NoticeView['tone'], string>> = {
  info: 'utility:info',
  warning: 'utility:warning',
  error: 'utility:error',
};

/** Short messages above the screen, each with what to do and a way to put it away. */
export default class NoticeList extends LightningElement {
  @api notices: readonly NoticeView[] = [];

  get items(): readonly object[] {
    return this.notices.map((notice) => ({
      ...notice,
      noticeClass: `notice notice_${notice.tone}`,
      icon: ICONS[notice.tone],
      closeLabel: `Close: ${notice.text}`,
    }));
  }

  handleAction(event: Event): void {
    const action = this.notices.find(({ noticeId }) => noticeId === noticeIdOf(event))?.action;
    if (action) sendCommand(this, action.command);
  }

  handleClose(event: Event): void {
    sendCommand(this, { type: 'dismissNotice', noticeId: noticeIdOf(event) });
  }
}

function noticeIdOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.notice ?? '';
}
