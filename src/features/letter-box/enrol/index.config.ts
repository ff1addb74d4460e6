export default definePageConfig({ navigationBarTitleText: '公用设备' });
