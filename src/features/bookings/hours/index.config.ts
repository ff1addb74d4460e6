export default definePageConfig({ navigationBarTitleText: '可约时间' });
