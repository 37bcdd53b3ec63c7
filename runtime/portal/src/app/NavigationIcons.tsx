import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  InboxOutlined,
  KeyOutlined,
  PlusSquareOutlined,
  ProfileOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { NavigationIcon } from './navigation.ts';

export const navigationIcons: Readonly<Record<NavigationIcon, ReactNode>> = {
  inbox: <InboxOutlined aria-hidden />,
  start: <PlusSquareOutlined aria-hidden />,
  cases: <ProfileOutlined aria-hidden />,
  pending: <AuditOutlined aria-hidden />,
  incidents: <AlertOutlined aria-hidden />,
  design: <ApartmentOutlined aria-hidden />,
  tokens: <KeyOutlined aria-hidden />,
};
