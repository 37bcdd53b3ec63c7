import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { FormStage } from '@flowbook/forms';
import { Button } from 'antd';
import { newName } from '../schema/new-name.ts';
import { filled, useTexts } from '../texts/texts.ts';
import { Section, TextEntry } from './entries.tsx';
import { usePanel } from './panel-context.ts';

/** The stages through which the sheet travels, in order. An id stays: tasks and groups name it. */
export function StagesSection() {
  const texts = useTexts().formPanel;
  const { extension, english, named, setEnglish, editExtension } = usePanel();
  const { stages } = extension;
  const commit = (next: readonly FormStage[]) => editExtension((current) => ({ ...current, stages: next }));
  const add = () => {
    const id = newName(
      'stage',
      stages.map((stage) => stage.id),
    );
    commit([...stages, { id, name: `${texts.stages} ${stages.length + 1}` }]);
  };
  return (
    <Section title={texts.stages}>
      <p className="fbd-entry-hint">{stages.length === 0 ? texts.noStages : texts.stagesHint}</p>
      <div className="fbd-list">
        {stages.map((stage, index) => (
          <div key={stage.id} className="fbd-list-item">
            <div className="fbd-list-fields">
              <div className="fbd-entry-hint">
                {index + 1} · {texts.stageId} <code>{stage.id}</code>
              </div>
              <TextEntry
                label={texts.stageName}
                value={stage.name}
                onCommit={(name) =>
                  commit(stages.map((each, place) => (place === index ? { ...stage, name } : each)))
                }
              />
              <TextEntry
                label={texts.stageNameEn}
                value={english(`stage/${stage.id}`, 'label')}
                onCommit={(text) => setEnglish(`stage/${stage.id}`, 'label', text)}
              />
            </div>
            <div className="fbd-list-actions">
              <Button
                type="text"
                icon={<ArrowUpOutlined aria-hidden />}
                aria-label={texts.moveUp}
                disabled={index === 0}
                onClick={() => commit(swapped(stages, index - 1))}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined aria-hidden />}
                aria-label={texts.moveDown}
                disabled={index === stages.length - 1}
                onClick={() => commit(swapped(stages, index))}
              />
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={filled(texts.removeStage, { name: named(`stage/${stage.id}`, stage.name) })}
                onClick={() => commit(stages.filter((_, place) => place !== index))}
              />
            </div>
          </div>
        ))}
        <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={add}>
          {texts.addStage}
        </Button>
      </div>
    </Section>
  );
}

/** The stages with the one at `index` and the next in each other's place. */
function swapped(stages: readonly FormStage[], index: number): readonly FormStage[] {
  const [first, second] = [stages[index], stages[index + 1]];
  if (first === undefined || second === undefined) return stages;
  return [...stages.slice(0, index), second, first, ...stages.slice(index + 2)];
}
