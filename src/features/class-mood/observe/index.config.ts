export default definePageConfig({ navigationBarTitleText: '报一个观察' });
