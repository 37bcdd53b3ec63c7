import type { Role } from '@flowbook/contract';
import { Select } from 'antd';
import { usePick } from '../app/designer-context.ts';

interface RoleSelectProps {
  readonly label: string;
  readonly roles: readonly Role[];
  readonly value: readonly string[];
  readonly onChange: (roles: readonly string[]) => void;
  readonly placeholder: string;
  readonly multiple?: boolean;
}

/** Roles by name; ids that no role has any more stay visible, so that they can be taken out. */
export function RoleSelect({
  label,
  roles,
  value,
  onChange,
  placeholder,
  multiple = false,
}: RoleSelectProps) {
  const pick = usePick();
  const known = roles.map((role) => ({ value: role.id, label: pick(role.name) }));
  const unknown = value.filter((id) => !roles.some((role) => role.id === id));
  return (
    <Select
      className="fbd-wide"
      aria-label={label}
      {...(multiple ? { mode: 'multiple' as const } : {})}
      value={multiple ? [...value] : (value[0] ?? null)}
      options={[...known, ...unknown.map((id) => ({ value: id, label: id }))]}
      placeholder={placeholder}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(next: string | string[] | null | undefined) =>
        onChange(Array.isArray(next) ? next : next ? [next] : [])
      }
    />
  );
}
