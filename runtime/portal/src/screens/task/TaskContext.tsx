import type { TaskDetail } from '@flowbook/contract';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useInstance } from '../../api/useInstance.query.ts';
import { CaseHistory } from '../../components/CaseHistory.tsx';
import { Failed } from '../../components/Failed.tsx';
import { WaitingRows } from '../../components/Waiting.tsx';
import { CaseDiagram } from '../../diagrams/CaseDiagram.tsx';

/** Where the case stands, as a diagram and as a history. */
export function TaskContext({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation();
  const instance = useInstance(task.instanceId);
  const diagram = instance.isError ? (
    <Failed error={instance.error} retry={() => void instance.refetch()} />
  ) : instance.data === undefined ? (
    <WaitingRows rows={3} />
  ) : (
    <CaseDiagram detail={instance.data} at={task.elementId} />
  );
  return (
    <Tabs
      size="small"
      items={[
        { key: 'diagram', label: t('case.diagram'), children: diagram },
        { key: 'history', label: t('case.history'), children: <CaseHistory instanceId={task.instanceId} /> },
      ]}
    />
  );
}
