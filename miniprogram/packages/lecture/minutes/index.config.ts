export default definePageConfig({
  navigationBarTitleText: '讲座纪要',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
