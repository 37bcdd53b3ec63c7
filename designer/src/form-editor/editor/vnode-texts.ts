import { viewerText } from '@flowbook/form-fields';
import { options, type VNode } from 'preact';
import { inChinese } from './palette-texts.ts';

const PROPERTIES = ['title', 'placeholder', 'aria-label'] as const;
/** Only where the editor draws itself; what a person wrote into the form stays untouched. */
const OWN_CLASSES = /\bfjs-(palette|empty|context-pad)/;

/**
 * Shows the editor's own texts in Chinese while it is in use: it has no translation service, so its virtual nodes are
 * changed on their way to the page.
 * @returns what takes the change back
 */
export function installChineseTexts(): () => void {
  const before = options.vnode;
  options.vnode = (node: VNode) => {
    if (typeof node.type === 'string') translate(node.props as Record<string, unknown>);
    before?.(node);
  };
  return () => {
    if (before === undefined) delete options.vnode;
    else options.vnode = before;
  };
}

function translate(properties: Record<string, unknown>): void {
  const own = OWN_CLASSES.test(String(properties.class ?? ''));
  if (own) {
    for (const name of PROPERTIES) {
      const text = properties[name];
      if (typeof text === 'string') properties[name] = inChinese(text);
    }
  }
  const { children } = properties;
  // A selection without a value: form-js has no translation for this text of its own.
  if (/\bfjs-select-placeholder\b/.test(String(properties.class ?? '')) && typeof children === 'string') {
    properties.children = viewerText('zh', children);
  }
  if (own && typeof children === 'string') properties.children = inChinese(children);
  // The card of an empty form has headings and lines without a class of their own.
  if (properties.class === 'fjs-empty-editor-card' && Array.isArray(children)) {
    for (const child of children) {
      const inner = (child as VNode<{ children?: unknown }> | null)?.props;
      if (typeof inner?.children === 'string') inner.children = inChinese(inner.children);
    }
  }
}
