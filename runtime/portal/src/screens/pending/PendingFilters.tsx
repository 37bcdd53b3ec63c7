import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../../api/useDefinitions.query.ts';
import { usePeople } from '../../api/usePeople.query.ts';
import { useRoles } from '../../api/useRoles.query.ts';
import { SearchBox } from '../../components/SearchBox.tsx';
import { usePick } from '../../i18n/useLocale.ts';
import { DEFAULT_SORT, type pendingStateOf, SORTS } from './pending-state.ts';

interface PendingFiltersProps {
  readonly state: ReturnType<typeof pendingStateOf>;
  readonly change: (changes: { readonly [name: string]: string | undefined }) => void;
  /** There are no heads of columns to sort by. */
  readonly narrow: boolean;
}

/** Narrows the overview to a process, a person, a role, or what is overdue; sorts it where no heads do. */
export function PendingFilters({ state, change, narrow }: PendingFiltersProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const [name, setName] = useState('');
  const processes = useDefinitions().data ?? [];
  const people = usePeople(name).data ?? [];
  const roles = useRoles().data ?? [];
  return (
    <div className="fb-filters">
      <SearchBox
        label={t('pending.search')}
        value={state.search ?? ''}
        onSearch={(search) => change({ search })}
      />
      <Select
        className="fb-filter"
        aria-label={t('filter.process')}
        placeholder={t('filter.process')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={state.definitionKey}
        options={processes.map((each) => ({ value: each.key, label: pick(each.name) }))}
        onChange={(process) => change({ process })}
      />
      <Select
        className="fb-filter"
        aria-label={t('filter.person')}
        placeholder={t('filter.person')}
        allowClear
        showSearch={{ filterOption: false, onSearch: setName }}
        value={state.assignee}
        options={people.map((each) => ({ value: each.id, label: pick(each.name) }))}
        onChange={(person) => change({ person })}
      />
      <Select
        className="fb-filter"
        aria-label={t('filter.role')}
        placeholder={t('filter.role')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={state.group}
        options={roles.map((each) => ({ value: each.id, label: pick(each.name) }))}
        onChange={(role) => change({ role })}
      />
      {narrow && (
        <Select
          className="fb-filter"
          aria-label={t('pending.sort')}
          value={state.sort}
          options={SORTS.map((sort) => ({ value: sort, label: t(`pending.sorts.${sort}`) }))}
          onChange={(sort) => change({ sort: sort === DEFAULT_SORT ? undefined : sort })}
        />
      )}
      <Checkbox
        checked={state.overdue === 'true'}
        onChange={(event) => change({ overdue: event.target.checked ? 'true' : undefined })}
      >
        {t('filter.overdue')}
      </Checkbox>
    </div>
  );
}
