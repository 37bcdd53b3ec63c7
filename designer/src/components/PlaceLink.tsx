import type { MouseEvent, ReactNode } from 'react';
import { useDesigner } from '../app/designer-context.ts';
import { type Place, pathOf } from '../app/places.ts';

interface PlaceLinkProps {
  readonly to: Place;
  readonly className?: string;
  readonly label?: string;
  readonly children: ReactNode;
}

/** A link to a place of the designer: a plain click stays in the page, any other is the browser's. */
export function PlaceLink({ to, className, label, children }: PlaceLinkProps) {
  const { navigate } = useDesigner();
  const path = pathOf(to);
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(path);
  };
  return (
    <a href={path} className={className} aria-label={label} onClick={follow}>
      {children}
    </a>
  );
}
