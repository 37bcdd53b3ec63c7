import type { ThemeConfig } from 'antd';

/** Colours, sizes and type of the whole app. Text colours keep AA contrast on white and on the page's grey. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f5bd8',
    colorInfo: '#1f5bd8',
    colorLink: '#1f5bd8',
    colorSuccess: '#1d7f4e',
    colorSuccessBg: '#eaf6ef',
    colorSuccessBorder: '#a8d8be',
    colorWarning: '#a45c00',
    colorWarningBg: '#fff6e5',
    colorWarningBorder: '#efc98f',
    colorError: '#c42b1c',
    colorErrorBg: '#fdf0ee',
    colorErrorBorder: '#f0b5ae',
    colorTextBase: '#1c2430',
    colorTextSecondary: '#525c6b',
    colorTextTertiary: '#5f6979',
    colorTextDescription: '#5f6979',
    colorTextPlaceholder: '#6b7585',
    colorBgLayout: '#f4f6f9',
    colorBorder: '#cfd6e0',
    colorBorderSecondary: '#e6eaf0',
    borderRadius: 6,
    fontSize: 14,
    controlHeight: 34,
    fontFamily:
      '"Segoe UI", -apple-system, BlinkMacSystemFont, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif',
  },
  components: {
    Layout: { siderBg: '#ffffff', headerBg: '#ffffff', bodyBg: '#f4f6f9' },
    Table: { headerBg: '#f7f9fb', cellPaddingBlock: 10, cellPaddingInline: 14 },
    Tabs: { horizontalMargin: '0' },
  },
};
