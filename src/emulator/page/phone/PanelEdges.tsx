import type { PanelChange } from '../../host/hostConsole';
import { useLightning } from '../useLightning';

const STEP_PX = 20;
/** As of setSoftphonePanelHeight and setSoftphonePanelWidth. */
const LIMITS = { heightPx: { min: 240, max: 2560 }, widthPx: { min: 200, max: 1920 } };

/** The upper and the right edge of the panel: drag them, or move them with the arrow keys. */
export function PanelEdges() {
  return (
    <>
      <Edge side="heightPx" />
      <Edge side="widthPx" />
    </>
  );
}

function Edge({ side }: { readonly side: keyof typeof LIMITS }) {
  const { console, state } = useLightning();
  const { min, max } = LIMITS[side];
  const valuePx = state.phone[side];
  const isHeight = side === 'heightPx';
  const change = (px: number): void => {
    const size: PanelChange = { [side]: Math.round(Math.min(max, Math.max(min, px))) };
    console.changePanel(size);
  };
  const drag = (event: PointerEvent): void => {
    const edge = event.currentTarget as HTMLElement;
    const panel = edge.parentElement?.getBoundingClientRect();
    if (event.buttons === 1 && panel) change(isHeight ? panel.bottom - event.clientY : event.clientX - panel.left);
  };
  const grab = (event: PointerEvent): void => {
    // The phone's frame would swallow the movement.
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };
  const press = (event: KeyboardEvent): void => {
    const [more, less] = isHeight ? ['ArrowUp', 'ArrowDown'] : ['ArrowRight', 'ArrowLeft'];
    if (event.key !== more && event.key !== less) return;
    event.preventDefault();
    change(valuePx + (event.key === more ? STEP_PX : -STEP_PX));
  };
  return (
    <div
      class={`panel-edge ${isHeight ? 'is-top' : 'is-right'}`}
      role="separator"
      aria-orientation={isHeight ? 'horizontal' : 'vertical'}
      aria-label={`${isHeight ? 'Height' : 'Width'} of the phone’s panel`}
      aria-valuenow={valuePx}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={grab}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
