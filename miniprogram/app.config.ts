import { idleTab, tabs, activeTab } from './tabs'

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/groups/index',
    'pages/services/index',
    'pages/me/index',
    'pages/group/index',
  ],
  subPackages: [
    {
      root: 'packages/library',
      pages: ['guide/index', 'guides/index', 'search/index', 'laws/index', 'law/index'],
    },
    {
      root: 'packages/account',
      pages: [
        'sign-in/index',
        'bind/index',
        'bind-group/index',
        'my-data/index',
        'looks/index',
        'consents/index',
        'leave/index',
      ],
    },
    {
      root: 'packages/broadcast',
      pages: ['shared/index', 'relay/index', 'find/index', 'ask/index'],
    },
    {
      root: 'packages/benefit',
      pages: [
        'coupons/index',
        'campaign/index',
        'mine/index',
        'voucher/index',
        'shops/index',
        'history/index',
        'counter/index',
        'day/index',
        'team/index',
        'sheet/index',
      ],
    },
    { root: 'packages/benefit-desk', pages: ['desk/index', 'campaign/index'] },
    { root: 'packages/lecture', pages: ['room/index', 'list/index', 'console/index'] },
    {
      root: 'packages/hotline',
      pages: [
        'now/index',
        'book/index',
        'booking/index',
        'mine/index',
        'case/index',
        'chat/index',
        'claim/index',
        'card/index',
      ],
    },
    {
      root: 'packages/staff',
      pages: [
        'desk/index',
        'send/index',
        'funnel/index',
        'asked/index',
        'ways/index',
        'compare/index',
        'library/index',
        'write/index',
        'orgs/index',
        'roster/index',
        'roles/index',
        'records/index',
      ],
    },
  ],
  // The reader and the chat are one tap from the tabs; the desk is for few and comes when it is asked for.
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/library', 'packages/hotline'] },
    'pages/groups/index': { network: 'all', packages: ['packages/library', 'packages/broadcast'] },
  },
  window: {
    navigationBarTitleText: '娘家人',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#ffffff',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: idleTab,
    selectedColor: activeTab,
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: tabs,
  },
  lazyCodeLoading: 'requiredComponents',
  resizable: true,
  style: 'v2',
  __usePrivacyCheck__: true,
})
