import { useParams } from 'react-router';
import { useTask } from '../../api/useTask.query.ts';
import { FailedPage } from '../../components/Failed.tsx';
import { WaitingPage } from '../../components/Waiting.tsx';
import { TaskDesk } from './TaskDesk.tsx';

/** One task: its form on the left, where the case stands on the right. */
export function TaskPage() {
  const { id = '' } = useParams();
  const task = useTask(id);
  if (task.isPending) return <WaitingPage />;
  if (task.data === undefined) return <FailedPage error={task.error} retry={() => void task.refetch()} />;
  // The next task of a case is another desk: nothing of the one before may stay on it.
  return <TaskDesk key={id} task={task.data} reload={async () => void (await task.refetch())} />;
}
