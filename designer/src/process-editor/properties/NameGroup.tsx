import { useTexts } from '../../texts/texts.ts';
import { TextProperty } from '../fields/TextProperty.tsx';
import { englishNameOf, setEnglishName } from '../model/extensions.ts';
import { idFault } from '../model/ids.ts';
import { isAny, processOf, textOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** What an element is called in both languages, and its id. Of a pool also what its process is called. */
export function NameGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const named = node.$instanceOf('bpmn:Collaboration') ? null : node;
  const isNote = node.$instanceOf('bpmn:TextAnnotation');
  const property = isNote ? 'text' : 'name';
  const process = isAny(node, ['bpmn:Participant', 'bpmn:Collaboration']) ? processOf(node) : null;
  const isProcess = node.$instanceOf('bpmn:Process');
  const faultOf = (id: string) => {
    const fault = idFault(id.trim(), (each) => each !== node.id && host.idTaken(each));
    return fault === null ? null : t(`id.${fault}`);
  };
  return (
    <>
      {named !== null && (
        <>
          <TextProperty
            label={t(isNote ? 'property.textZh' : 'property.nameZh')}
            value={textOf(named, property)}
            lang="zh-CN"
            multiline={isNote}
            onCommit={(text) => host.set(element, { [property]: text.trim() || undefined })}
          />
          <TextProperty
            label={t(isNote ? 'property.textEn' : 'property.nameEn')}
            value={englishNameOf(named)}
            lang="en"
            multiline={isNote}
            onCommit={(text) => setEnglishName(host, element, named, text)}
          />
        </>
      )}
      {process !== null && (
        <>
          <TextProperty
            label={t('property.processZh')}
            value={textOf(process, 'name')}
            lang="zh-CN"
            onCommit={(text) => host.setOn(element, process, { name: text.trim() || undefined })}
          />
          <TextProperty
            label={t('property.processEn')}
            value={englishNameOf(process)}
            lang="en"
            onCommit={(text) => setEnglishName(host, element, process, text)}
          />
        </>
      )}
      {isProcess ? (
        <p className="fbd-help">{t('property.processId', { id: node.id ?? '' })}</p>
      ) : (
        <TextProperty
          label={t('property.id')}
          value={node.id ?? ''}
          code
          faultOf={faultOf}
          onCommit={(id) => host.set(element, { id: id.trim() })}
        />
      )}
    </>
  );
}
