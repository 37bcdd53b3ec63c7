import type { InstanceStatus } from '@flowbook/contract';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { statusLabels } from './status-labels.ts';

const COLORS = {
  active: 'processing',
  completed: 'success',
  terminated: 'default',
  canceled: 'default',
} as const;

/** How a case stands, in words. */
export function StatusTag({ status }: { readonly status: InstanceStatus }) {
  const { t } = useTranslation();
  return <Tag color={COLORS[status]}>{t(statusLabels[status])}</Tag>;
}
