import { liveCall } from '../state';
import { holdOthers } from './answer';
import type { Commands } from './runCommand';

/** Calls that are over need no command any more; what the phone system can't do has no button. */
export const callControls: Commands<'decline' | 'hangUp' | 'setMuted' | 'hold' | 'resume' | 'sendDigits'> = {
  async decline({ line, store }, { callId }) {
    if (liveCall(store.state(), callId)?.phase === 'ringing') await line.provider()?.decline(callId);
  },
  async hangUp({ line, store }, { callId }) {
    if (liveCall(store.state(), callId)) await line.provider()?.hangUp(callId);
  },
  async setMuted({ line, store }, { callId, muted }) {
    if (liveCall(store.state(), callId)) await line.provider()?.setMuted?.(callId, muted);
  },
  async hold({ line, store }, { callId }) {
    if (liveCall(store.state(), callId)?.phase === 'connected') await line.provider()?.hold?.(callId);
  },
  async resume(context, { callId }) {
    if (liveCall(context.store.state(), callId)?.phase !== 'held') return;
    await holdOthers(context, callId);
    await context.line.provider()?.resume?.(callId);
  },
  async sendDigits({ line, store }, { callId, digits }) {
    const keys = digits.replace(/[^0-9*#]/g, '').slice(0, 32);
    if (keys && liveCall(store.state(), callId)?.phase === 'connected')
      await line.provider()?.sendDigits?.(callId, keys);
  },
};
