using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Commands;
using Portal.Core;
using Portal.Core.Accounts;
using Portal.Core.Images;
using Portal.Core.Links;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Core.Storage;
using Portal.Core.Subsidies;
using Portal.Demo;
using Portal.Hosting;
using Portal.Jobs;
using Portal.Pages.MyPage.Data;
using Portal.Web;
using Portal.Web.Review;
using Portal.Web.Sessions;

var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;

builder.AddPortalHosting();
services.AddPortalCore(builder.Configuration);
services.AddStorage(builder.Configuration);
services.AddAccounts();
services.AddClaimsReception(builder.Configuration);
services.AddReviewBoardMembers();
services.AddReviewBoard();
services.AddSingleton(new PortalUrls(builder.Configuration, builder.Environment.IsDevelopment()));
services.AddMail(builder.Configuration);
services.AddPreparation(builder.Configuration);
services.AddImages(builder.Configuration);
services.AddReviewRoom(builder.Configuration);
services.AddScoped<PrintedPages>();
services.AddSingleton<FirstSignInGuidePdf>();
services.AddScoped<MyDataZip>();
services.AddHttpContextAccessor();
services.AddScoped<ICurrentUser, HttpCurrentUser>();
services.AddHostedService<ClockSynchroniser>();
services.AddMailJobs();
services.AddReviewBoardJobs();
services.AddSubsidyJobs();
services.AddSurveyJobs();
services.AddInsurerJobs();
services.AddJob<PurgeEndedSessions>(TimeSpan.FromHours(1));
services.AddJob<CompleteRecoveries>(TimeSpan.FromSeconds(30));
services.AddJob<RemindOfProxies>(TimeSpan.FromMinutes(5));
services.AddRegisterJobs();
services.AddClaimsRegisterJobs();
services.AddContent();
services.AddPublicStatus();
services.AddBanks();
services.AddDecisions(builder.Configuration);
services.AddLetters(builder.Configuration);
services.AddPayments(builder.Configuration);
services.AddRepayments(builder.Configuration);
services.AddRetention(builder.Configuration);

services.AddPortalIdentity(builder.Environment);
services.AddAuthorization(Policies.Add);
services.AddPortalPages();
services.Configure<RazorPagesOptions>(Policies.Apply);
services.AddDemo(builder.Environment);

var app = builder.Build();
if (await CommandLine.RunAsync(app.Services, args, Console.Out, Console.Error) is { } exitCode)
{
    return exitCode;
}

StartChecks.CheckSettings(app);

// At once, since each of them takes a while and none needs the others: the database is asked, the pages are read, the rest is put together.
var check = Task.Run(() => StartChecks.CheckDatabaseAsync(app));
app.ReadPagesAhead();

app.UsePortalHosting();
app.UseReviewHeaders();
app.UseErrorPages();
app.UseViewerFiles();
app.UseRouting();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.UseRequiredStep();
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.MapSessionEndpoints();
app.MapReviewEndpoints();
app.MapPortalHealth();
await check;
await app.RunAsync();
return 0;

public partial class Program;
