import { useParams } from 'react-router';
import { useDefinitions } from '../../api/useDefinitions.query.ts';
import { useStartForm } from '../../api/useStartForm.query.ts';
import { NotFound } from '../../app/NotFound.tsx';
import { FailedPage } from '../../components/Failed.tsx';
import { WaitingPage } from '../../components/Waiting.tsx';
import { StartDesk } from './StartDesk.tsx';

/** The start form of one process; processes without a form start with a click. */
export function StartFormPage() {
  const { key = '' } = useParams();
  const definitions = useDefinitions();
  const definition = definitions.data?.find((each) => each.key === key);
  const form = useStartForm(key, definition?.startable === true && definition.startForm !== null);
  if (definitions.isError)
    return <FailedPage error={definitions.error} retry={() => void definitions.refetch()} />;
  if (definitions.isPending) return <WaitingPage />;
  if (definition === undefined || !definition.startable) return <NotFound />;
  if (form.isError) return <FailedPage error={form.error} retry={() => void form.refetch()} />;
  if (definition.startForm !== null && form.data === undefined) return <WaitingPage />;
  return <StartDesk key={key} definition={definition} opened={form.data ?? null} />;
}
