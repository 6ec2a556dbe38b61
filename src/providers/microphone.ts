import { AppError } from '../base/appError';

/**
 * What a browser throws when it gives no microphone, in words. Names are those of `getUserMedia`
 * (W3C Media Capture and Streams, 10.2.1).
 */
export function microphoneError(thrown: unknown): AppError {
  const { name = 'no reason', message: detail = '' } = (thrown ?? {}) as { name?: string; message?: string };
  const message = `The browser gave no microphone (${name}) ${detail}`.trim();
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return new AppError('microphone-refused', message, {
      hint: 'Allow the microphone for this page (the icon beside the address), then try again.',
      cause: thrown,
    });
  }
  if (name === 'NotReadableError' || name === 'AbortError') {
    return new AppError('microphone-busy', message, {
      hint: 'Another program uses the microphone. Close it, then try again.',
      cause: thrown,
    });
  }
  return new AppError('microphone-missing', message, {
    hint: 'Plug in a headset or a microphone, then try again.',
    cause: thrown,
  });
}
