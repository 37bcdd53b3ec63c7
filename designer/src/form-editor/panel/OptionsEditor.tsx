import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Option } from '@flowbook/forms';
import { Button } from 'antd';
import { newName } from '../schema/new-name.ts';
import { withMovedPath } from '../schema/translations.ts';
import { filled, useTexts } from '../texts/texts.ts';
import { TextEntry } from './entries.tsx';
import { usePanel } from './panel-context.ts';

interface OptionsEditorProps {
  readonly values: readonly Option[];
  /** Under which path an option's English text stands. */
  readonly pathOf: (value: string) => string;
  readonly onCommit: (values: readonly Option[]) => void;
}

/** The options of a choice: stored value, Chinese and English text. */
export function OptionsEditor({ values, pathOf, onCommit }: OptionsEditorProps) {
  const texts = useTexts().options;
  const { english, named, setEnglish, editExtension } = usePanel();
  const replaced = (index: number, option: Option) =>
    values.map((each, place) => (place === index ? option : each));
  const rename = (index: number, option: Option, value: string) => {
    onCommit(replaced(index, { ...option, value }));
    editExtension((current) => withMovedPath(current, pathOf(option.value), pathOf(value)));
  };
  const add = () => {
    const value = newName(
      'option',
      values.map((option) => option.value),
    );
    onCommit([...values, { value, label: filled(texts.newLabel, { number: values.length + 1 }) }]);
  };
  return (
    <div className="fbd-list">
      {values.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value is renamed in place, and its row must stay
        <div key={index} className="fbd-list-item">
          <div className="fbd-list-fields">
            <TextEntry
              label={texts.label}
              value={option.label}
              onCommit={(label) => onCommit(replaced(index, { ...option, label }))}
            />
            <TextEntry
              label={texts.labelEn}
              value={english(pathOf(option.value), 'label')}
              onCommit={(text) => setEnglish(pathOf(option.value), 'label', text)}
            />
            <TextEntry
              label={texts.value}
              value={option.value}
              monospace
              check={(value) =>
                value === '' || values.some((other) => other !== option && other.value === value)
                  ? texts.duplicate
                  : null
              }
              onCommit={(value) => rename(index, option, value)}
            />
          </div>
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={filled(texts.remove, { name: named(pathOf(option.value), option.label) })}
            onClick={() => onCommit(values.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={add}>
        {texts.add}
      </Button>
    </div>
  );
}
