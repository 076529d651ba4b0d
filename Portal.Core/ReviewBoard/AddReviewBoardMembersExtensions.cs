using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.ReviewBoard;

public static class AddReviewBoardMembersExtensions
{
    /// <summary>Registers what the register, panels and settings need besides their use cases.</summary>
    public static IServiceCollection AddReviewBoardMembers(this IServiceCollection services) =>
        services.AddScoped<AddressConfirmation>();
}
