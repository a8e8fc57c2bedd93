export default definePageConfig({ navigationBarTitleText: '人员与窗口' })
