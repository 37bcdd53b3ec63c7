import { UpOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useDesigner } from '../../app/designer-context.ts';
import { useTexts } from '../../texts/texts.ts';
import { nameIn } from '../model/extensions.ts';
import type { DiagramElement } from '../model/moddle.ts';
import { PropertiesPanel } from './PropertiesPanel.tsx';
import { usePanel } from './panel-context.ts';
import { typeName } from './type-name.ts';

interface PropertiesSheetProps {
  readonly element: DiagramElement | null;
  readonly version: number;
}

/** On a narrow page: a line below the diagram that names the selection and opens its properties from the bottom. */
export function PropertiesSheet({ element, version }: PropertiesSheetProps) {
  const t = useTexts();
  const { locale } = useDesigner();
  const { host } = usePanel();
  const [open, setOpen] = useState(false);
  const type = element === null ? t('properties.several') : typeName(element.businessObject, host.translate);
  const name = element === null ? '' : nameIn(element.businessObject, locale);
  return (
    <div className="fbd-sheet-bar">
      <span className="fbd-sheet-name">
        <span className="fbd-secondary">{type}</span> {name}
      </span>
      <Button icon={<UpOutlined aria-hidden />} disabled={element === null} onClick={() => setOpen(true)}>
        {t('properties.label')}
      </Button>
      <Drawer
        open={open && element !== null}
        placement="bottom"
        size="70%"
        title={name || type}
        onClose={() => setOpen(false)}
        destroyOnHidden
        classNames={{ body: 'fbd-sheet-body' }}
      >
        <PropertiesPanel element={element} version={version} />
      </Drawer>
    </div>
  );
}
