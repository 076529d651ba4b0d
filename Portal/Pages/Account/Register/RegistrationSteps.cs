using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;

namespace Portal.Pages.Account.Register;

/// <summary>Where each step of the registration has its page.</summary>
public static class RegistrationSteps
{
    /// <summary>The steps as they are shown at the head of each page.</summary>
    public const string Names = "メール、電子請求、事業所、ログインID";

    /// <summary>Decides, before anything else on a page of the registration, whether it may be shown.</summary>
    /// <returns>Another place to go to; null when this step's turn has come.</returns>
    public static IActionResult? ElsewhereThan(this PageModel page, RegistrationStep step, RegistrationView? view, string token)
    {
        page.KeepAddressPrivate();
        return view is null || view.Step == RegistrationStep.Done || view.Step < step ? new RedirectResult(PathOf(view?.Step, token)) : null;
    }

    /// <summary>The page of a step; the page that tells what became of the registration for those that have none.</summary>
    public static string PathOf(RegistrationStep? step, string token) => $"/account/register/{token}" + step switch
    {
        RegistrationStep.ClaimsUser => "/claims-user",
        RegistrationStep.Place => "/place",
        RegistrationStep.Office => "/office",
        RegistrationStep.Account => "/login-id",
        _ => "",
    };
}
