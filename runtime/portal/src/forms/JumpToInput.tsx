import { VerticalAlignBottomOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstInput } from './first-input.ts';

/** Below this many pixels of what others filled in, one does not see what is one's own to fill. */
const FAR_PX = 420;

/** The way past what others filled in, to what this task asks for; only where that is far down. */
export function JumpToInput({ form }: { readonly form: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const [far, setFar] = useState(false);
  useEffect(() => {
    const element = form.current;
    if (element === null) return;
    const measure = () => {
      const input = firstInput(element);
      setFar(
        input !== null && input.getBoundingClientRect().top - element.getBoundingClientRect().top > FAR_PX,
      );
    };
    const grown = new ResizeObserver(measure);
    grown.observe(element);
    return () => grown.disconnect();
  }, [form]);
  if (!far) return null;
  const jump = () => {
    const input = form.current === null ? null : firstInput(form.current);
    input?.focus({ preventScroll: true });
    input?.closest('.fjs-form-field')?.scrollIntoView({ block: 'center' });
  };
  return (
    <Button className="fb-jump" icon={<VerticalAlignBottomOutlined aria-hidden />} onClick={jump}>
      {t('task.toFill')}
    </Button>
  );
}
