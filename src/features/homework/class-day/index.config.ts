export default definePageConfig({ navigationBarTitleText: '作业公布情况' });
