import { DownOutlined, LogoutOutlined } from '@ant-design/icons';
import { Avatar, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../api/useSignOut.mutation.ts';
import { useExplain } from '../components/useExplain.ts';
import { usePick } from '../i18n/useLocale.ts';
import { usePerson } from './person.ts';

/** Who is signed in, with their roles, and the way out. */
export function UserMenu() {
  const { t } = useTranslation();
  const explain = useExplain();
  const pick = usePick();
  const person = usePerson();
  const signOut = useSignOut();
  const leave = () => signOut.mutate(undefined, { onError: explain });
  const name = pick(person.name);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'roles',
            type: 'group',
            label: (
              <span className="fb-user-roles">{person.roles.map((role) => pick(role.name)).join(' · ')}</span>
            ),
          },
          { type: 'divider' },
          { key: 'leave', icon: <LogoutOutlined aria-hidden />, label: t('user.signOut'), onClick: leave },
        ],
      }}
    >
      <Button type="text" className="fb-user" aria-label={t('user.menu', { name })}>
        <Avatar size={26} className="fb-avatar">
          {name.slice(0, 1)}
        </Avatar>
        <span className="fb-user-name">{name}</span>
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
