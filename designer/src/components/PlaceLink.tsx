import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { useDesigner } from '../app/designer-context.ts';
import { type Place, pathOf } from '../app/places.ts';

interface PlaceLinkProps {
  readonly to: Place;
  readonly className?: string;
  readonly label?: string;
  /** Whether the person stands at this place now: it is told, and kept in view. */
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A link to a place of the designer: a plain click stays in the page, any other is the browser's. */
export function PlaceLink({ to, className, label, current = false, children }: PlaceLinkProps) {
  const { navigate } = useDesigner();
  const path = pathOf(to);
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(path);
  };
  return (
    <a
      ref={link}
      href={path}
      className={className}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
