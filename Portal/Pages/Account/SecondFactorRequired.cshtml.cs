using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Account;

[Authorize]
[OpensBefore(PortalClaims.MustSetUpSecondFactor)]
public sealed class SecondFactorRequiredModel : PageModel;
