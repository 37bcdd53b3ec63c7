import { Skeleton } from 'antd';
import { type ComponentProps, lazy, Suspense } from 'react';
import type { DiagramView } from './DiagramView.tsx';

const Diagram = lazy(async () => ({ default: (await import('./DiagramView.tsx')).DiagramView }));

/** The diagram, whose drawing code loads only where one is shown. */
export function LazyDiagram(props: ComponentProps<typeof DiagramView>) {
  return (
    <Suspense
      fallback={
        <div className="fb-diagram-place">
          <Skeleton active paragraph={{ rows: 3 }} />
        </div>
      }
    >
      <Diagram {...props} />
    </Suspense>
  );
}
