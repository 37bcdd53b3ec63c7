import type { ReactNode } from 'react';

interface PropertyProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly fault?: string | null;
  readonly children: ReactNode;
}

/** A named place of the panel with what is to be known about it. The control carries the label itself. */
export function Property({ label, help, fault = null, children }: PropertyProps) {
  return (
    <div className="fbd-property">
      <span className="fbd-label" aria-hidden>
        {label}
      </span>
      {children}
      {fault !== null ? (
        <span className="fbd-fault" role="alert">
          {fault}
        </span>
      ) : (
        help !== undefined && <span className="fbd-help">{help}</span>
      )}
    </div>
  );
}
