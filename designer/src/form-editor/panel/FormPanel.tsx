import type { FormExtension } from '@flowbook/forms';
import { useTexts } from '../texts/texts.ts';
import { ChecksSection } from './ChecksSection.tsx';
import { Section, SelectEntry, TextEntry } from './entries.tsx';
import { usePanel } from './panel-context.ts';
import { StagesSection } from './StagesSection.tsx';

/** What belongs to the form as a whole; shown while no component is selected. */
export function FormPanel() {
  const texts = useTexts();
  const { keyedOptions, extension, english, setEnglish, editExtension } = usePanel();
  const setOptional = (name: 'docNoPrefix' | 'subjectField', value: string) =>
    editExtension(({ [name]: _, ...current }) =>
      value === '' ? current : ({ ...current, [name]: value } as FormExtension),
    );
  return (
    <>
      <Section title={texts.form}>
        <TextEntry
          label={texts.formPanel.title}
          value={extension.title}
          onCommit={(title) => editExtension((current) => ({ ...current, title }))}
        />
        <TextEntry
          label={texts.formPanel.titleEn}
          value={english('title', 'text')}
          onCommit={(text) => setEnglish('title', 'text', text)}
        />
        <TextEntry
          label={texts.formPanel.docNoPrefix}
          value={extension.docNoPrefix ?? ''}
          hint={texts.formPanel.docNoHint}
          onCommit={(prefix) => setOptional('docNoPrefix', prefix)}
        />
        <SelectEntry
          label={texts.formPanel.subjectField}
          value={extension.subjectField ?? ''}
          hint={texts.formPanel.subjectHint}
          options={[{ value: '', label: texts.formPanel.none }, ...keyedOptions]}
          onCommit={(field) => setOptional('subjectField', field)}
        />
      </Section>
      <StagesSection />
      <ChecksSection />
    </>
  );
}
