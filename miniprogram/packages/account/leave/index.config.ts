export default definePageConfig({ navigationBarTitleText: '退出娘家人' })
