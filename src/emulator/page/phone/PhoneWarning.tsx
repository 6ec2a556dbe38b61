import { useLightning } from '../useLightning';

/** Why the frame below stays blank, when the server could tell from the adapter's answer; nothing otherwise. */
export function PhoneWarning() {
  const { phoneWarning } = useLightning().state.session;
  if (!phoneWarning) return null;
  return (
    <p role="alert" class="slds-theme_warning slds-p-around_x-small slds-text-body_small slds-shrink-none">
      {phoneWarning}
    </p>
  );
}
