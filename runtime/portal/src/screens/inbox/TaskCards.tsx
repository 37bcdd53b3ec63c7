import { Link } from 'react-router';
import { Due } from '../../components/Due.tsx';
import { Moment } from '../../components/Moment.tsx';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { Waiter } from '../../components/Waiter.tsx';
import { usePick } from '../../i18n/useLocale.ts';
import type { TaskRowsProps } from './TaskTable.tsx';

/** The inbox on a narrow page. */
export function TaskCards({ tasks, fresh, view }: TaskRowsProps) {
  const pick = usePick();
  const caseTitle = useCaseTitle();
  return (
    <ul className="fb-cards">
      {tasks.map((task) => (
        <li key={task.id}>
          <Link to={`/tasks/${task.id}`} className={fresh.has(task.id) ? 'fb-card fb-fresh' : 'fb-card'}>
            <span className="fb-strong">{pick(task.name)}</span>
            <span>{caseTitle(task.instanceTitle, task.definitionName)}</span>
            <span className="fb-secondary">{pick(task.definitionName)}</span>
            {view === 'groups' && <Waiter task={task} />}
            <span className="fb-card-foot">
              <Moment at={view === 'done' && task.endedAt !== null ? task.endedAt : task.createdAt} />
              <Due task={task} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
