import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Attributes of a box that the browser may draw over everything else. */
export const topLayer = { popover: 'manual' };

/**
 * Lays a popup over everything, below its anchor or above it where there is more room, and keeps it there.
 *
 * @param asWide whether it is at least as wide as its anchor
 */
export function usePopup(
  anchor: RefObject<HTMLElement>,
  popup: RefObject<HTMLElement>,
  open: boolean,
  content?: unknown,
  asWide = true,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other content has another height
  useLayoutEffect(() => {
    const box = popup.current;
    if (!open || box === null || anchor.current === null) return;
    // The top layer: no scrolling box around cuts it off. Where there is none, it floats above its neighbours.
    if (typeof box.showPopover === 'function' && !box.matches(':popover-open')) box.showPopover();
    const place = () => {
      if (anchor.current !== null) placePopup(box, anchor.current.getBoundingClientRect(), asWide);
    };
    place();
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [anchor, popup, open, content, asWide]);
}

/** Puts a fixed box beside the place of its anchor. */
export function placePopup(box: HTMLElement, anchor: DOMRect, asWide = true): void {
  const gap = 4;
  const below = window.innerHeight - anchor.bottom - gap;
  const above = anchor.top - gap;
  const upwards = below < Math.min(box.offsetHeight, 280) && above > below;
  const left = Math.max(
    8,
    Math.min(anchor.left, window.innerWidth - Math.max(box.offsetWidth, asWide ? anchor.width : 0) - 8),
  );
  Object.assign(box.style, {
    position: 'fixed',
    left: `${left}px`,
    minWidth: asWide ? `${anchor.width}px` : '0',
    top: upwards ? 'auto' : `${anchor.bottom + gap}px`,
    bottom: upwards ? `${window.innerHeight - anchor.top + gap}px` : 'auto',
  });
}
