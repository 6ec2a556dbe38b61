/** Calls back when the browser says that the network is back, and when the agent comes back to this tab or this computer. */
export function watchBrowserNetwork(onBack: () => void): () => void {
  const whenVisible = (): void => {
    if (document.visibilityState === 'visible') onBack();
  };
  addEventListener('online', onBack);
  document.addEventListener('visibilitychange', whenVisible);
  return () => {
    removeEventListener('online', onBack);
    document.removeEventListener('visibilitychange', whenVisible);
  };
}
