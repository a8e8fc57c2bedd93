/** Shops of the invented district; the first branch of each is where the demo redeems. */
export const DEMO_SHOPS = [
  {
    key: 'fuel',
    name: '示例加油站',
    payee: '示例加油服务有限公司',
    branches: [
      {
        ...{ name: '示例加油站（海湾路店）', address: '海湾路 18 号', hours: '全天', phone: '0532-00000001' },
        location: { latitude: 36.1, longitude: 120.4 },
      },
      {
        ...{ name: '示例加油站（长堤店）', address: '长堤路 5 号', hours: '6:00–22:00' },
        location: { latitude: 36.12, longitude: 120.43 },
      },
    ],
  },
  {
    key: 'market',
    name: '示例菜店',
    payee: '示例农产品有限公司',
    branches: [
      {
        ...{
          name: '示例菜店（望海店）',
          address: '望海路 22 号',
          hours: '7:00–21:00',
          phone: '0532-00000002',
        },
        location: { latitude: 36.09, longitude: 120.41 },
      },
      { name: '示例菜店（桃林店）', address: '桃林街 9 号', hours: '7:00–21:00' },
    ],
  },
  {
    key: 'electric',
    name: '示例电器城',
    payee: '示例电器销售有限公司',
    branches: [
      { name: '示例电器城', address: '北岸大道 66 号', hours: '9:30–21:00', phone: '0532-00000003' },
    ],
  },
  {
    key: 'cinema',
    name: '样板影院',
    payee: '样板影院管理有限公司',
    branches: [{ name: '样板影院（海湾店）', address: '海湾广场 4 层', hours: '10:00–24:00' }],
  },
] as const
