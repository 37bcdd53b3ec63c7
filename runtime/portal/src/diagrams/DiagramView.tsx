import { AimOutlined, ExpandOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { useLocale } from '../i18n/useLocale.ts';
import './diagram.css';
import { DiagramHost } from './diagram-host.ts';
import type { DiagramMarks } from './marks.ts';

interface DiagramViewProps {
  readonly xml: string;
  readonly marks: DiagramMarks;
  /** What the picture shows, in words. */
  readonly label: string;
}

const STEP = 1.25;

/** A process as a picture that one can move and zoom. The bottom right corner belongs to the watermark. */
export function DiagramView({ xml, marks, label }: DiagramViewProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const container = useRef<HTMLDivElement>(null);
  const host = useRef<DiagramHost>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | 'broken'>('drawing');
  const latestMarks = useRef(marks);
  latestMarks.current = marks;

  useEffect(() => {
    if (container.current === null) return;
    let alive = true;
    const mine = new DiagramHost(container.current);
    host.current = mine;
    setState('drawing');
    mine
      .show(xml, locale)
      .then(() => {
        if (!alive) return;
        mine.mark(latestMarks.current);
        mine.fit();
        setState('drawn');
      })
      // Leaving the page in the middle of the import rejects it; nobody waits for it any more.
      .catch(() => alive && setState('broken'));
    const resized = new ResizeObserver(() => mine.fit());
    resized.observe(container.current);
    return () => {
      alive = false;
      resized.disconnect();
      mine.destroy();
    };
  }, [xml, locale]);
  useEffect(() => {
    // A case that moves on takes the view along; a person's own view stays otherwise.
    if (host.current?.mark(marks)) host.current.fit();
  }, [marks]);

  return (
    <figure className="fb-diagram" aria-label={label}>
      {state === 'broken' && <Alert type="warning" showIcon title={t('diagram.broken')} />}
      {state === 'drawing' && (
        <div className="fb-diagram-waiting">
          <Skeleton active paragraph={{ rows: 3 }} />
        </div>
      )}
      <div ref={container} className="fb-diagram-canvas" />
      <Space.Compact className="fb-diagram-tools" size="small">
        <Button
          icon={<MinusOutlined aria-hidden />}
          aria-label={t('diagram.smaller')}
          title={t('diagram.smaller')}
          onClick={() => host.current?.zoom(1 / STEP)}
        />
        <Button
          icon={<PlusOutlined aria-hidden />}
          aria-label={t('diagram.larger')}
          title={t('diagram.larger')}
          onClick={() => host.current?.zoom(STEP)}
        />
        <Button
          icon={<ExpandOutlined aria-hidden />}
          aria-label={t('diagram.whole')}
          title={t('diagram.whole')}
          onClick={() => host.current?.fit(true)}
        />
        <Button
          icon={<AimOutlined aria-hidden />}
          aria-label={t('diagram.locate')}
          title={t('diagram.locate')}
          onClick={() => host.current?.fit()}
        />
      </Space.Compact>
    </figure>
  );
}
