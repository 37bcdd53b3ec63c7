import type { Task } from '@flowbook/contract';
import { App, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssignTask } from '../../api/useAssignTask.mutation.ts';
import { usePeople } from '../../api/usePeople.query.ts';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { useExplain } from '../../components/useExplain.ts';
import { usePick } from '../../i18n/useLocale.ts';

interface AssignDialogProps {
  readonly task: Task;
  /** Told when the dialog is gone. */
  readonly onClose: () => void;
}

/** Gives a task to a person. */
export function AssignDialog({ task, onClose }: AssignDialogProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const caseTitle = useCaseTitle();
  const { message } = App.useApp();
  const explain = useExplain();
  const [open, setOpen] = useState(true);
  const [name, setName] = useState('');
  const people = usePeople(name).data ?? [];
  const [form] = Form.useForm<{ assignee: string }>();
  const assign = useAssignTask();
  const submit = ({ assignee }: { assignee: string }) => {
    assign.mutate(
      { id: task.id, assignee },
      {
        onSuccess: (assigned) => {
          setOpen(false);
          message.success(
            t('pending.assigned', {
              task: pick(assigned.name),
              name: assigned.assignee === null ? '' : pick(assigned.assignee.name),
            }),
          );
        },
        onError: explain,
      },
    );
  };
  return (
    <Modal
      open={open}
      title={t('pending.assignTitle')}
      okText={t('pending.assign')}
      okButtonProps={{ loading: assign.isPending }}
      cancelText={t('common.cancel')}
      onOk={() => form.submit()}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
      width={440}
    >
      <p>
        <span className="fb-strong">{pick(task.name)}</span>
        <br />
        <span className="fb-secondary">{caseTitle(task.instanceTitle, task.definitionName)}</span>
      </p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="assignee"
          label={t('filter.person')}
          rules={[{ required: true, message: t('pending.personMissing') }]}
        >
          <Select
            autoFocus
            placeholder={t('pending.personSearch')}
            popupMatchSelectWidth={380}
            showSearch={{ filterOption: false, onSearch: setName }}
            options={people.map((each) => ({
              value: each.id,
              label: `${pick(each.name)} · ${each.roles.map((role) => pick(role.name)).join(' · ')}`,
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
