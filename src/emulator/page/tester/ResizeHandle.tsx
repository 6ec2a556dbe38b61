import { WIDTHS } from './tester';

interface ResizeHandleProps {
  readonly widthPx: number;
  readonly onResize: (widthPx: number) => void;
}

const STEP_PX = 40;

/** The panel's left edge: drag it, or move it with the arrow keys. */
export function ResizeHandle({ widthPx, onResize }: ResizeHandleProps) {
  const drag = (event: PointerEvent): void => {
    if (event.buttons === 1) onResize(document.documentElement.clientWidth - event.clientX);
  };
  const grab = (event: PointerEvent): void => {
    // The phone's frame would swallow the movement.
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: STEP_PX, ArrowRight: -STEP_PX }[event.key];
    if (!step) return;
    event.preventDefault();
    onResize(widthPx + step);
  };
  return (
    <div
      class="tester-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the tester’s panel"
      aria-valuenow={widthPx}
      aria-valuemin={WIDTHS.min}
      aria-valuemax={WIDTHS.max}
      tabIndex={0}
      onPointerDown={grab}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
